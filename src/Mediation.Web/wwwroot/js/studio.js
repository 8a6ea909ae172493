// Elsa Studio on our page: its element at this server's address, our form token on what it sends, and a sentence for every
// refusal that Studio itself would pass over. Plain script, before Studio's own: its libraries mind global names.
(function () {
  'use strict';
  var host = document.getElementById('studio');
  var says = document.getElementById('studio-says');
  var definition = host.dataset.definition;
  var send = window.fetch.bind(window);

  // Studio reads its language before it starts.
  localStorage.setItem('BlazorCulture', 'zh-CN');

  function say(sentence) {
    if (Array.from(says.children).some((shown) => shown.firstChild.textContent === sentence)) return;
    var box = document.createElement('div');
    var words = document.createElement('p');
    var close = document.createElement('button');
    words.textContent = sentence;
    close.textContent = says.dataset.close;
    close.addEventListener('click', () => {
      document.getElementById('blazor-error-ui').style.display = 'none';
      box.remove();
    });
    box.append(words, close);
    says.append(box);
  }

  // Studio shows what a refused save says, of everything else only that something went wrong.
  function showsItself(method, address) {
    return method === 'POST' && /\/workflow-definitions$/.test(address.pathname);
  }

  async function explain(method, address, answer) {
    if (answer.status === 401) {
      say(says.dataset.session);
      return;
    }
    if (answer.status < 400 || answer.status === 404 || (answer.status === 400 && showsItself(method, address))) return;
    var problem = await answer.clone().json().catch(() => null);
    if (problem && problem.detail) say(problem.detail);
  }

  window.fetch = async function (asked, options) {
    var address = new URL(asked instanceof Request ? asked.url : asked, location.href);
    if (address.origin !== location.origin || !address.pathname.startsWith('/elsa/')) return send(asked, options);
    var method = ((options && options.method) || 'GET').toUpperCase();
    var headers = new Headers((options && options.headers) || undefined);
    headers.set('RequestVerificationToken', host.dataset.token);
    var answer = await send(asked, Object.assign({}, options, { headers }));
    // What Studio asked for is done on a page of ours; Studio hears nothing more, or it would say that it is done.
    var next = answer.headers.get('Mediation-Next-Page');
    if (next) {
      location.assign(next);
      return new Promise(function () {});
    }
    await explain(method, address, answer);
    return answer;
  };

  function edit(id) {
    location.assign(host.dataset.editor.replace('~', encodeURIComponent(id)));
  }

  var name = definition ? 'elsa-workflow-definition-editor' : 'elsa-workflow-definition-list';
  var element = document.createElement(name);
  element.setAttribute('remote-endpoint', location.origin + '/elsa/api');
  if (definition) element.setAttribute('definition-id', definition);
  host.prepend(element);
  customElements.whenDefined(name).then(() => {
    if (!definition) element.editWorkflowDefinition = edit;
  });
})();

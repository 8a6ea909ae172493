// Elsa Studio on our page: its element at this server's address, our form token on what it sends, and a sentence for every
// refusal that Studio itself would pass over. Plain script, before Studio's own: its libraries mind global names.
(function () {
  'use strict';
  var host = document.getElementById('studio');
  var says = document.getElementById('studio-says');
  var send = window.fetch.bind(window);

  // Studio reads its language before it starts.
  localStorage.setItem('BlazorCulture', 'zh-CN');

  // Stays until it is put away, or until the same is refused again, maybe for another reason.
  function say(sentence, of) {
    for (var shown of Array.from(says.children)) if (shown.dataset.of === of) shown.remove();
    var box = document.createElement('div');
    var words = document.createElement('p');
    var close = document.createElement('button');
    box.dataset.of = of;
    words.textContent = sentence;
    close.textContent = says.dataset.close;
    close.addEventListener('click', () => {
      document.getElementById('blazor-error-ui').style.display = 'none';
      box.remove();
    });
    box.append(words, close);
    says.prepend(box);
  }

  async function explain(method, address, answer) {
    if (answer.status === 401) {
      say(says.dataset.session, 'session');
      return;
    }
    if (answer.status < 400 || answer.status === 404) return;
    var problem = await answer.clone().json().catch(() => null);
    if (problem && problem.detail) say(problem.detail, method + ' ' + address.pathname);
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

  // What a list or a viewer leads to. The editor is where they lead.
  var leadsTo = {
    'elsa-workflow-definition-list': { editWorkflowDefinition: 'editor' },
    'elsa-workflow-instance-list': { viewWorkflowInstance: 'viewer' },
    'elsa-workflow-instance-viewer': { editWorkflowDefinition: 'editor' },
  };

  function fill() {
    var { element: name, attribute, value } = host.dataset;
    var element = document.createElement(name);
    element.setAttribute('remote-endpoint', location.origin + '/elsa/api');
    if (attribute) element.setAttribute(attribute, value);
    host.prepend(element);
    customElements.whenDefined(name).then(() => {
      for (let [way, place] of Object.entries(leadsTo[name] || {}))
        element[way] = (id) => go(host.dataset[place].replace('~', encodeURIComponent(id)));
    });
  }

  // Studio takes seconds to start, so it stays while one goes from page to page of it: what the server gives for the other page
  // takes the place of what stands here. Anything else that comes back, a sign-in say, is gone to as usual.
  var shown = location.pathname;
  var turn = 0;

  // Blazor gives up an element a second after it left the page; until then its libraries would be there twice, which they don't bear.
  async function giveUp(element) {
    element.remove();
    clearTimeout(element._disposalTimeoutHandle);
    await (await element._addRootComponentPromise).dispose();
  }

  async function go(address, back) {
    var mine = ++turn;
    var answer = await send(address).catch(() => null);
    var page = answer && answer.ok && !answer.redirected && new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine !== turn) return;
    if (!page || !page.getElementById('studio')) {
      location.assign(address);
      return;
    }
    if (!back) history.pushState(null, '', address);
    shown = location.pathname;
    document.title = page.title;
    document.querySelector('.studio-bar').replaceWith(page.querySelector('.studio-bar'));
    await giveUp(host.querySelector(host.dataset.element));
    for (var name of Object.keys(host.dataset)) delete host.dataset[name];
    Object.assign(host.dataset, page.getElementById('studio').dataset);
    fill();
  }

  document.addEventListener('click', (press) => {
    var link = press.target.closest('.studio-bar a');
    if (!link || press.button !== 0 || press.ctrlKey || press.metaKey || press.shiftKey || !link.pathname.startsWith('/studio')) return;
    press.preventDefault();
    go(link.href);
  });
  window.addEventListener('popstate', () => {
    if (location.pathname !== shown) go(location.href, true);
  });
  // Studio reckons its height by what stands above it.
  new ResizeObserver(() => host.style.setProperty('--studio-top', host.offsetTop + 'px')).observe(host);
  fill();
})();

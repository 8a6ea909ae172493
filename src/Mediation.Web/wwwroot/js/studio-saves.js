// Saves of this page go out one after the other. Studio saves on while an earlier save is still under way, and would name the state
// before both; so the later one waits, and names what the earlier one made. What Studio merely sends again, after a fault on
// the line, is let through as it was: the server knows what has become of it.
(function () {
  'use strict';
  var member = document.getElementById('studio').dataset.stamp;
  var send = window.fetch;
  var last = Promise.resolve();
  var underWay = 0;
  var sent = [];
  var renewed = new Map();

  function textOf(body) {
    if (typeof body === 'string') return body;
    return body instanceof ArrayBuffer || ArrayBuffer.isView(body) ? new TextDecoder().decode(body) : null;
  }

  function stampOf(definition) {
    return definition && definition.customProperties && definition.customProperties[member];
  }

  function renew(text) {
    var save = JSON.parse(text);
    var stamp = stampOf(save.model);
    if (!renewed.has(stamp)) return text;
    while (renewed.has(stamp)) stamp = renewed.get(stamp);
    save.model.customProperties[member] = stamp;
    return JSON.stringify(save);
  }

  async function learn(text, answer) {
    if (!answer.ok) return;
    var before = stampOf(JSON.parse(text).model);
    var after = stampOf((await answer.clone().json()).workflowDefinition);
    if (before && after && before !== after) renewed.set(before, after);
  }

  async function save(asked, options, text, again, waits) {
    underWay++;
    await last.catch(() => {});
    var body = waits && !again ? renew(text) : text;
    try {
      var answer = await send(asked, Object.assign({}, options, { body }));
      await learn(body, answer);
      return answer;
    } finally {
      underWay--;
    }
  }

  window.fetch = function (asked, options) {
    var address = new URL(asked instanceof Request ? asked.url : asked, location.href);
    var text = options && options.method === 'POST' && address.pathname.endsWith('/workflow-definitions') ? textOf(options.body) : null;
    if (text === null) return send(asked, options);
    var again = sent.includes(text);
    if (!again) sent = [text, ...sent].slice(0, 20);
    last = save(asked, options, text, again, underWay > 0);
    return last;
  };
})();

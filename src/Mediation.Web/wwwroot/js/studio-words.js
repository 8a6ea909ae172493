// Elsa Studio in Chinese: its texts are replaced by ours wherever they appear, and what this product doesn't do is put out of sight.
// What people typed stays: the diagram, the text editors and the fields are passed over.
(function () {
  'use strict';
  var words = new Map(Object.entries(JSON.parse(document.getElementById('studio-words').textContent))
    .map(([english, chinese]) => [english.toLowerCase(), chinese]));
  var instances = document.getElementById('studio').dataset.element.startsWith('elsa-workflow-instance');
  var absent = Object.entries({
    '.mud-tab': ['Test', 'Commit', 'Commit Strategy', 'Log', 'Call stack', 'Activity Call Stack'],
    '.mud-menu-item, .mud-list-item': instances ? ['Cancel', 'Delete', 'Import'] : ['Run', 'Cancel'],
    '.mud-button-root': instances ? ['Bulk actions', 'Date Filters'] : [],
    'tr': instances ? ['Structured Logs', 'Workflow State', 'Incident Strategy', 'Has Retries'] : [],
  }).map(([place, texts]) => [place, texts.map((text) => text.toLowerCase())]);
  // Buttons that show a picture only. A state machine has no layout of its own, and fewer of them.
  var diagram = '.mud-toolbar:has(> .mud-tooltip-root + .mud-tooltip-root + .mud-tooltip-root + .flex-grow-1)';
  var pictures = {
    [diagram + ' > .mud-tooltip-root:has(+ * + * + .flex-grow-1) > button']: 'Zoom to fit the screen',
    [diagram + ' > .mud-tooltip-root:has(+ * + .flex-grow-1) > button']: 'Center',
    [diagram + ' > .mud-tooltip-root:has(+ .flex-grow-1) > button']: 'Auto layout',
    '.mud-toolbar .elsa-toolbar-icon > button': 'Save',
    '.mud-toolbar .mud-button-group-root > .mud-tooltip-root > button': 'Publish',
    '.mud-toolbar .mud-menu-icon-button-activator': 'More',
  };
  var attributes = ['title', 'placeholder', 'aria-label'];
  var passed = 'script, style, textarea, .monaco-editor, .x6-graph, .studio-bar, #studio-says';

  // Studio writes names in capitals by style, and not always the same; the text itself is as in the list.
  function hide(element, text) {
    for (var [place, texts] of absent) {
      var unit = texts.includes(text.toLowerCase()) && element.closest(place);
      if (unit) unit.style.display = 'none';
    }
  }

  // A journal names the kind of an activity and what happened to it in one text.
  function translate(text) {
    var [, kind, event] = text.match(/^(.* - )(\w+)$/) || [];
    return words.get(text.toLowerCase()) || (event && words.has(event.toLowerCase()) ? kind + words.get(event.toLowerCase()) : null);
  }

  function say(node) {
    var text = node.nodeValue.trim();
    if (!text || !node.parentElement || node.parentElement.closest(passed)) return;
    hide(node.parentElement, text);
    var chinese = translate(text);
    if (chinese) node.nodeValue = chinese;
  }

  function label(element) {
    if (element.closest('.monaco-editor')) return;
    for (var name of attributes) {
      var text = element.getAttribute(name);
      var chinese = text && words.get(text.toLowerCase());
      if (chinese) element.setAttribute(name, chinese);
    }
  }

  function read(root) {
    if (root.nodeType === Node.TEXT_NODE) say(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    label(root);
    var all = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (all.nextNode()) all.currentNode.nodeType === Node.TEXT_NODE ? say(all.currentNode) : label(all.currentNode);
  }

  function caption() {
    for (var [place, text] of Object.entries(pictures))
      for (var button of document.querySelectorAll(place)) if (!button.title) button.title = words.get(text.toLowerCase());
  }

  new MutationObserver((changes) => {
    caption();
    for (var change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(read);
      else if (change.type === 'characterData') say(change.target);
      else label(change.target);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
})();

// Elsa Studio in Chinese: its texts are replaced by ours wherever they appear, and what this product doesn't do is put out of sight.
// What people typed stays: the diagram, the text editors and the fields are passed over.
(function () {
  'use strict';
  var words = new Map(Object.entries(JSON.parse(document.getElementById('studio-words').textContent))
    .map(([english, chinese]) => [english.toLowerCase(), chinese]));
  var studio = document.getElementById('studio');
  var says = document.getElementById('studio-says');
  var absent = {
    editor: places({
      '.mud-menu-item, .mud-list-item': ['Run', 'Cancel'],
    }),
    viewer: places({
      '.mud-menu-item, .mud-list-item': ['Cancel', 'Delete', 'Import'],
      '.mud-button-root': ['Bulk actions', 'Date Filters'],
      'tr': ['Structured Logs', 'Workflow State', 'Incident Strategy', 'Has Retries'],
    }),
  };
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

  function places(own) {
    own['.mud-tab'] = ['Test', 'Commit', 'Commit Strategy', 'Log', 'Call stack', 'Activity Call Stack'];
    return Object.entries(own).map(([place, texts]) => [place, texts.map((text) => text.toLowerCase())]);
  }

  function here() {
    return studio.dataset.element.startsWith('elsa-workflow-instance') ? 'viewer' : 'editor';
  }

  // Studio writes names in capitals by style, and not always the same; the text itself is as in the list.
  function hide(element, text) {
    for (var [place, texts] of absent[here()]) {
      var unit = texts.includes(text.toLowerCase()) && element.closest(place);
      if (unit) unit.style.display = 'none';
    }
  }

  // A word may mean one thing in the editor and another in the viewer.
  function word(text) {
    return (here() === 'editor' && words.get(text.toLowerCase() + ' (editor)')) || words.get(text.toLowerCase());
  }

  // A journal names the kind of an activity and what happened to it in one text; and things are counted.
  function translate(text) {
    var [, kind, event] = text.match(/^(.* - )(\w+)$/) || [];
    var [, count, counted] = text.match(/^(\d+) (.+)$/) || [];
    if (text.startsWith('Failed to import')) return word('Failed to import');
    return word(text) || (event && word(event) ? kind + word(event) : counted && word(counted) ? count + ' ' + word(counted) : null);
  }

  // What stands under our bar until it is put away needs no message of Studio's, which covers its buttons and goes by itself.
  function hush(element, text) {
    var message = element.closest('.mud-snackbar');
    if (message && Array.from(says.children).some((shown) => shown.firstChild.textContent.includes(text))) message.hidden = true;
  }

  function say(node) {
    var text = node.nodeValue.trim();
    if (!text || !node.parentElement || node.parentElement.closest(passed)) return;
    hush(node.parentElement, text);
    hide(node.parentElement, text);
    var chinese = translate(text);
    if (chinese) node.nodeValue = chinese;
  }

  function label(element) {
    if (element.closest('.monaco-editor')) return;
    for (var name of attributes) {
      var text = element.getAttribute(name);
      var chinese = text && word(text);
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

  // Of a list that is shut, what was chosen stands in a field that nobody types into.
  function chosen() {
    for (var field of document.querySelectorAll('.mud-select input[readonly]')) {
      var chinese = word(field.value);
      if (chinese && field.value !== chinese) field.value = chinese;
    }
  }

  function caption() {
    for (var [place, text] of Object.entries(pictures))
      for (var button of document.querySelectorAll(place)) if (!button.title) button.title = words.get(text.toLowerCase());
  }

  new MutationObserver((changes) => {
    caption();
    chosen();
    for (var change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(read);
      else if (change.type === 'characterData') say(change.target);
      else label(change.target);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
})();

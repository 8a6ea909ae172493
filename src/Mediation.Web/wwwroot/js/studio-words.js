// Elsa Studio in Chinese: its texts are replaced by ours wherever they appear, and what this product doesn't do is put out of sight.
// What people typed stays: the diagram, the text editors and the fields are passed over.
(function () {
  'use strict';
  var words = JSON.parse(document.getElementById('studio-words').textContent);
  var absent = { tab: ['Test', 'Commit', 'Commit Strategy', 'Log'], item: ['Run', 'Cancel'] };
  // Buttons that show a picture only.
  var pictures = {
    '.mud-toolbar > .mud-tooltip-root:nth-child(1) > button': 'Zoom to fit the screen',
    '.mud-toolbar > .mud-tooltip-root:nth-child(2) > button': 'Center',
    '.mud-toolbar > .mud-tooltip-root:nth-child(3) > button': 'Auto layout',
    '.mud-toolbar .elsa-toolbar-icon > button': 'Save',
    '.mud-toolbar .mud-button-group-root > .mud-tooltip-root > button': 'Publish',
    '.mud-toolbar .mud-menu-icon-button-activator': 'More',
  };
  var attributes = ['title', 'placeholder', 'aria-label'];
  var passed = 'script, style, textarea, .monaco-editor, .x6-graph, .studio-bar, #studio-says';

  // Tabs of Studio's write their names in capitals by style; the text itself is as in the list.
  function hide(element, text) {
    var tab = element.closest('.mud-tab');
    var item = element.closest('.mud-menu-item, .mud-list-item');
    if (tab && absent.tab.includes(text)) tab.style.display = 'none';
    if (item && absent.item.includes(text)) item.style.display = 'none';
  }

  function say(node) {
    var text = node.nodeValue.trim();
    if (!text || !node.parentElement || node.parentElement.closest(passed)) return;
    hide(node.parentElement, text);
    if (Object.hasOwn(words, text)) node.nodeValue = words[text];
  }

  function label(element) {
    if (element.closest('.monaco-editor')) return;
    for (var name of attributes) {
      var text = element.getAttribute(name);
      if (text && Object.hasOwn(words, text)) element.setAttribute(name, words[text]);
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
      for (var button of document.querySelectorAll(place)) if (!button.title) button.title = words[text];
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

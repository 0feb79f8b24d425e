/** The problems over a page: opened as a dialog that can be closed, and stays closed until there are others. */

const KEY = 'localsite-closed'

/** @param {ParentNode} root where the buttons are */
function copying(root) {
  for (const button of root.querySelectorAll('[data-copy]')) {
    const word = button.textContent
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy)
      button.textContent = button.dataset.done
      setTimeout(() => { button.textContent = word }, 2000)
    })
  }
}

/** @param {ShadowRoot} root where the dialog and the label that opens it again are */
function opening(root) {
  const dialog = root.querySelector('dialog')
  const label = root.querySelector('[data-open]')
  if (!dialog) return
  const show = () => {
    label.hidden = true
    dialog.showModal()
  }
  dialog.addEventListener('close', () => {
    sessionStorage.setItem(KEY, dialog.dataset.mark)
    label.hidden = false
    label.focus()
  })
  label.addEventListener('click', show)
  dialog.removeAttribute('open') // as the page came, it was open without being modal
  if (sessionStorage.getItem(KEY) === dialog.dataset.mark) label.hidden = false
  else show()
}

const host = document.getElementById('localsite-problems')
if (host) {
  const template = host.querySelector('template')
  // Browsers that do not know a shadow root in HTML leave the template as it is.
  if (template) host.attachShadow({ mode: 'open' }).append(template.content)
  opening(host.shadowRoot)
  copying(host.shadowRoot)
} else {
  copying(document)
}

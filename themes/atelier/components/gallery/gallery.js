/** Opens the pictures of a page in a light box, which is fetched with the first of them. Without JavaScript each leads to its file. */

/** True where the browser is asked for something of its own: another tab, a file to keep, the page before. */
export const isItsOwn = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

/** @param {HTMLDialogElement} root the element that carries data-enhance="gallery" */
export default function enhance(root) {
  const links = [...document.querySelectorAll('.picture__open')]
  let box
  const open = async (number) => {
    try {
      box ??= import('./lightbox.js').then((module) => module.default(root, links))
      ;(await box)(number)
    } catch {
      location.assign(links[number].href)
    }
  }
  links.forEach((link, number) => link.addEventListener('click', (event) => {
    if (isItsOwn(event)) return
    event.preventDefault()
    open(number)
  }))
  if (links[history.state?.gallery]) open(history.state.gallery) // the page was asked for again while the box was open
}

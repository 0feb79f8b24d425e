/** @param {HTMLElement} root */
export default function enhance(root) {
  root.hidden = false
}

/** A button that opens the window of the printer; it is hidden where no script can. */
export default function print(button) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

/** A box of lines to copy: a tap selects them all, a button takes them along. */
export default function copy(root) {
  const box = root.querySelector('textarea')
  box.addEventListener('focus', () => box.select())
  if (!navigator.clipboard) return
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: root.dataset.copy })
  button.setAttribute('aria-live', 'polite')
  button.setAttribute('aria-describedby', box.labels[0].id = `${box.id}-of`)
  root.append(button)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(box.value)
      button.textContent = root.dataset.copied
      setTimeout(() => { button.textContent = root.dataset.copy }, 2000)
    } catch {
      box.select()
    }
  })
}

/** Time that a tab takes to show its fields, in milliseconds, and how often one looks. */
const patience = { tries: 20, wait: 50 }

/** Brings a field of the form into view and gives it the focus, on whichever tab it stands. */
export const leadTo = async (field: string): Promise<void> => {
  const there = find(field) ?? (await findOnTabs(field))
  if (!there) return
  there.scrollIntoView({ block: 'center' })
  const inner = there.matches(writable) ? there : there.querySelector<HTMLElement>(writable)
  inner?.focus({ preventScroll: true })
}

const writable = 'input:not([type="hidden"]), textarea, [contenteditable="true"]'

/** Payload names the input of a short field, and the box of any other. */
const find = (field: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(
    `#field-${field}, .field-type[id="field-${field}"], .rich-text-lexical.${field}`,
  ) ?? (field === 'body' ? document.querySelector<HTMLElement>('.rich-text-lexical') : null)

const findOnTabs = async (field: string): Promise<HTMLElement | null> => {
  const tabs = document.querySelectorAll<HTMLElement>('.tabs-field__tab-button')
  for (const tab of tabs) {
    tab.click()
    for (let tries = 0; tries < patience.tries; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, patience.wait))
      const there = find(field)
      if (there) return there
      if (tab.classList.contains('tabs-field__tab-button--active') && tries > 4) break
    }
  }
  return null
}

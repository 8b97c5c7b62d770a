import type { KeyboardEvent } from 'react'

const items = (tree: HTMLElement) => [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')]
const parentOf = (item: HTMLElement) =>
  item.closest('[role="group"]')?.parentElement?.querySelector<HTMLElement>(':scope > [role="treeitem"]') ??
  undefined

/** Moves the focus, opens and closes by the keys of the WAI-ARIA tree pattern. */
export function moveInTree(event: KeyboardEvent<HTMLElement>, toggle: (id: string, open: boolean) => void) {
  const at = event.target as HTMLElement
  if (at.role !== 'treeitem') return
  const all = items(event.currentTarget)
  const index = all.indexOf(at)
  const expanded = at.getAttribute('aria-expanded')
  const go = (to: HTMLElement | undefined) => to?.focus()
  const steps: Record<string, () => void> = {
    ArrowDown: () => go(all[index + 1]),
    ArrowUp: () => go(all[index - 1]),
    Home: () => go(all[0]),
    End: () => go(all.at(-1)),
    ArrowRight: () =>
      expanded === 'false' ? toggle(at.dataset.id!, true) : expanded === 'true' && go(all[index + 1]),
    ArrowLeft: () => (expanded === 'true' ? toggle(at.dataset.id!, false) : go(parentOf(at))),
    Enter: () => at.click(),
    ' ': () => at.click(),
  }
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  step()
}

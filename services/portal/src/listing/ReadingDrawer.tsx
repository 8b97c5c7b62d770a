import { Drawer } from 'antd'
import type { ReactNode } from 'react'

interface ReadingDrawerProps {
  title: string
  onClose: () => void
  size?: number
  extra?: ReactNode
  footer?: ReactNode
  className?: string | undefined
  children: ReactNode
}

/** Something to read at the side. What is longer than the screen scrolls by the arrow keys, which need the focus. */
export function ReadingDrawer({
  title,
  onClose,
  size = 520,
  extra,
  footer,
  className,
  children,
}: ReadingDrawerProps) {
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      size={size}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      extra={extra}
      footer={footer}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys that scroll it need the focus */}
      <div className={className} role="region" aria-label={title} tabIndex={0}>
        {children}
      </div>
    </Drawer>
  )
}

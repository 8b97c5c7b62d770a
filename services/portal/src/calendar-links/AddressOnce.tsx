import { Button, Modal } from 'antd'
import { CopyButton } from '../form/CopyButton.tsx'
import { useWords } from '../language/words.ts'
import { calendarLinkWords } from './calendar-link.words.ts'
import style from './CalendarLinks.module.css'

interface AddressOnceProps {
  path: string
  onKept: () => void
}

/** Nothing but its button closes it: the address cannot be had again. */
export function AddressOnce({ path, onKept }: AddressOnceProps) {
  const text = useWords(calendarLinkWords)
  const address = new URL(path, location.origin).href
  return (
    <Modal
      open
      closable={false}
      maskClosable={false}
      keyboard={false}
      title={text.once}
      footer={[
        <CopyButton key="copy" text={address} />,
        <Button key="kept" type="primary" onClick={onKept}>
          {text.kept}
        </Button>,
      ]}
    >
      <p>{text.onceShown}</p>
      <code className={style.address}>{address}</code>
      <p>
        <a href={address.replace(/^https?:/, 'webcal:')}>{text.open}</a>
      </p>
      <p>{text.how}</p>
    </Modal>
  )
}

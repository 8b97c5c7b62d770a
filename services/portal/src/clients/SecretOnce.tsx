import { Button, Modal } from 'antd'
import { CopyButton } from '../form/CopyButton.tsx'
import { useWords } from '../language/words.ts'
import { clientWords } from './client.words.ts'
import style from './Clients.module.css'

interface SecretOnceProps {
  secret: string
  onKept: () => void
}

/** Nothing but the button closes it: the secret cannot be had again. */
export function SecretOnce({ secret, onKept }: SecretOnceProps) {
  const text = useWords(clientWords)
  return (
    <Modal
      open
      closable={false}
      maskClosable={false}
      keyboard={false}
      title={text.secretTitle}
      footer={[
        <CopyButton key="copy" text={secret} />,
        <Button key="kept" type="primary" onClick={onKept}>
          {text.keep}
        </Button>,
      ]}
    >
      <p>{text.secretShown}</p>
      <code className={style.secret}>{secret}</code>
    </Modal>
  )
}

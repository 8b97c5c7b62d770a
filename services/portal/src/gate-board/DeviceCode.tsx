import type { Schemas } from '@alliance/client'
import { Modal } from 'antd'
import { CopyButton } from '../form/CopyButton.tsx'
import { qrSource } from '../form/qrSource.ts'
import { useWords } from '../language/words.ts'
import { gateBoardWords } from './gate-board.words.ts'
import style from './GateBoard.module.css'

interface DeviceCodeProps {
  code: Schemas['GateDeviceCode']
  onClose: () => void
}

/** The code, once. The QR code opens the gate with the code filled in; it stands behind `#`, so no server logs it. */
export function DeviceCode({ code: { code, device }, onClose }: DeviceCodeProps) {
  const text = useWords(gateBoardWords)
  const address = `${location.origin}/gate/`
  return (
    <Modal
      open
      title={`${text.code} · ${device.name}`}
      onCancel={onClose}
      onOk={onClose}
      okText={text.close}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{text.codeLead}</p>
      <p>
        <a href={address} target="_blank" rel="noopener">
          {address}
        </a>
      </p>
      <p className={style.deviceCode}>
        <code>{`${code.slice(0, 5)} ${code.slice(5)}`}</code> <CopyButton text={code} />
      </p>
      <img className={style.qr} src={qrSource(`${address}#${code}`)} alt={text.codeQr} />
    </Modal>
  )
}

import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useWords } from '../language/words.ts'
import { formWords } from './form.words.ts'

interface CopyButtonProps {
  text: string
}

export function CopyButton({ text }: CopyButtonProps) {
  const words = useWords(formWords)
  const { message } = App.useApp()
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => void message.success(words.copied),
      () => {},
    )
  return (
    <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
      {words.copy}
    </Button>
  )
}

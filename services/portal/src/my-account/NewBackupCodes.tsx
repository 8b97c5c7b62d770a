import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { BackupCodes } from '../sign-in/BackupCodes.tsx'
import { myAccountWords } from './my-account.words.ts'

export function NewBackupCodes() {
  const text = useWords(myAccountWords)
  const { modal } = App.useApp()
  const renew = useMutation({
    mutationFn: () => settled(api.POST('/api/v1/identity/me/second-factor/backup-codes')),
  })
  if (renew.data) return <BackupCodes codes={renew.data.backupCodes} onKept={renew.reset} />
  return (
    <>
      <FaultNote error={renew.error} onRetry={() => renew.mutate()} />
      <Button
        loading={renew.isPending}
        onClick={() =>
          void modal.confirm({ title: text.renew, content: text.renewAsk, onOk: () => renew.mutate() })
        }
      >
        {text.renew}
      </Button>
    </>
  )
}

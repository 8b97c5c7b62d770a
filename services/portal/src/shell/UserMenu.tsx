import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { useMe } from '../session/me.ts'
import { destinationWords } from './destinations.ts'

export function UserMenu() {
  const text = useWords(destinationWords)
  const me = useMe()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const signOut = useMutation({
    mutationFn: () => settled(api.POST('/api/v1/identity/sign-out')),
    onSuccess: async () => {
      await navigate({ to: '/' })
      queries.clear()
    },
    onError: (error) => modal.error({ title: text.signOut, content: <FaultNote error={error} /> }),
  })
  const items = [
    { key: 'account', label: text.account, onClick: () => void navigate({ to: '/my-account' }) },
    { key: 'data', label: text.myData, onClick: () => void navigate({ to: '/my-data' }) },
    { key: 'hosts', label: text.myHosts, onClick: () => void navigate({ to: '/my-hosts' }) },
    { key: 'public', label: text.public, onClick: () => void navigate({ to: '/' }) },
    { key: 'docs', label: <a href="/docs/">{text.docs}</a> },
    { type: 'divider' as const },
    { key: 'out', label: text.signOut, onClick: () => signOut.mutate() },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button
        type="text"
        aria-haspopup="menu"
        aria-label={`${text.userMenu}：${me.name}`}
        loading={signOut.isPending}
      >
        {me.name} <DownOutlined aria-hidden="true" />
      </Button>
    </Dropdown>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { emptyOrganisation, OrganisationFields, type OrganisationValues } from './OrganisationFields.tsx'
import { organisationWords } from './organisation.words.ts'

interface CreateOrganisationProps {
  onClose: () => void
}

export function CreateOrganisation({ onClose }: CreateOrganisationProps) {
  const text = useWords(organisationWords)
  const navigate = useNavigate()
  return (
    <FormDrawer<OrganisationValues, { id: string }>
      title={text.createTitle}
      onClose={onClose}
      initial={emptyOrganisation}
      refreshes={[['organisations'], ['public-overview']]}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/organisations', {
            params: { header: keyed(key) },
            body: { ...values, parentId: values.parentId ?? null, sourceRef: null, isDemo: false },
          }),
        )
      }
      done={({ id }) =>
        void navigate({ to: '/organisations/$organisationId', params: { organisationId: id } })
      }
    >
      <OrganisationFields />
    </FormDrawer>
  )
}

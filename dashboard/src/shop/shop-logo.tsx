import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { PictureDrop } from '../pictures/picture-drop.tsx'
import { useUploads } from '../pictures/use-uploads.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import classes from './shop.module.css'
import { type Shop, takeShop, whose } from './shop.queries.ts'

/** Saved as soon as it is chosen: it stands beside the form, and is no part of what is typed there. */
export function ShopLogo({ shop, owner }: { shop: Shop; owner: number | undefined }) {
  const { user_id, name, logo_url } = shop
  const may = useMay()
  const save = useMutation({
    mutationFn: async (logo_sha256: string | null) =>
      (await souk.shop.update({ query: whose(owner), body: { logo_sha256 } })).data,
    onSuccess: (saved) => {
      takeShop(owner, saved)
      notifications.show({
        message: saved.logo_url === null ? say('The logo is taken away.') : say('The logo is saved.'),
      })
    },
    onError: (error) => tellRefusal(error),
  })
  const { uploads, upload } = useUploads(user_id, ({ sha256 }) => save.mutate(sha256))
  return (
    <Panel title={say('Logo')}>
      <div className={classes.fields}>
        <p className={classes.meaning}>
          {say(
            "Stands at the top of the shop's pages, 40 pixels high, in place of its name. A JPEG, PNG, WebP, AVIF or GIF of up to 20 MB.",
          )}
        </p>
        {logo_url !== null && (
          <div className={classes.logo}>
            <img src={logo_url} alt={say('The logo of {name}', { name })} />
          </div>
        )}
        {may('listings.manage') && (
          <PictureDrop
            label={
              logo_url === null
                ? say('Add a logo: drop it here, or choose')
                : say('Another logo: drop it here, or choose')
            }
            uploads={uploads}
            onFiles={([first]) => first !== undefined && upload([first])}
          />
        )}
        {logo_url !== null && (
          <div>
            <ActButton work={save} variant="default" onAct={() => save.mutate(null)}>
              {say('Take it away')}
            </ActButton>
          </div>
        )}
      </div>
    </Panel>
  )
}

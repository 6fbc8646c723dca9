import { Button, Tabs } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTexts } from "../../shared/i18n/LocaleProvider";
import { PlusIcon } from "../../shared/icons";
import { Page } from "../../shared/layout/Page";
import { choiceOf } from "../../shared/layout/search";
import { useSession } from "../../shared/session/session";
import { BatchDialog } from "./BatchDialog";
import { CodesTable } from "./CodesTable";
import { TABS } from "./search";
import { TypeDialog } from "./TypeDialog";
import { TypesTable } from "./TypesTable";
import { vouchersTexts } from "./texts";
import type { VoucherType } from "./vouchers";

const route = getRouteApi("/shell/vouchers");

/** Types of vouchers for who makes them, codes for who is asked about one. */
export function VouchersPage() {
  const t = useTexts(vouchersTexts);
  const { tab = "types", code, type, after } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useSession().may("marketer");
  // Undefined: none is open; null: a new one.
  const [edited, setEdited] = useState<string | null | undefined>();
  const [batch, setBatch] = useState<VoucherType | undefined>();
  const make = mayWrite && (
    <Button leftSection={<PlusIcon aria-hidden size={16} />} onClick={() => setEdited(null)}>
      {t.make}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={make}>
      <Tabs
        value={tab}
        onChange={(chosen) =>
          void navigate({ search: { tab: choiceOf(chosen, TABS) }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md" aria-label={t.tabsLabel}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="types">
          <TypesTable
            after={after}
            make={make}
            onEdit={mayWrite ? setEdited : undefined}
            onBatch={mayWrite ? setBatch : undefined}
          />
        </Tabs.Panel>
        <Tabs.Panel value="codes">
          <CodesTable
            code={code}
            type={type}
            after={after}
            onSearch={(found) =>
              void navigate({ search: { tab: "codes", type, code: found }, replace: true })
            }
          />
        </Tabs.Panel>
      </Tabs>
      {edited !== undefined && (
        <TypeDialog name={edited ?? undefined} onClose={() => setEdited(undefined)} />
      )}
      {batch !== undefined && <BatchDialog type={batch} onClose={() => setBatch(undefined)} />}
    </Page>
  );
}

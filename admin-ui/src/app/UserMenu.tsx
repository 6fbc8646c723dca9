import {
  Avatar,
  Group,
  Menu,
  SegmentedControl,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { isLanguage, useTexts } from "../shared/i18n/LocaleProvider";
import { AccountIcon, ChevronDownIcon, FileIcon, SignOutIcon } from "../shared/icons";
import { roleTexts } from "../shared/session/roles";
import { useSession } from "../shared/session/session";
import { useOwnLanguage } from "../shared/session/useOwnLanguage";
import { useMessages } from "../shared/undo/undo";
import { shellTexts } from "./texts";
import classes from "./UserMenu.module.css";

const NAMES_OF_LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

/** Who is signed in; look, language, account, sign out. */
export function UserMenu() {
  const t = useTexts(shellTexts).user;
  const roles = useTexts(roleTexts);
  const { person, signOut } = useSession();
  const { language, choose } = useOwnLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const messages = useMessages();
  return (
    <Menu position="top-start" width={248} shadow="md" keepMounted={false}>
      <Menu.Target>
        <UnstyledButton className={classes.user ?? ""}>
          <Group gap="sm" wrap="nowrap">
            <Avatar aria-hidden name={person.name} color="leaf" size={32} radius="xl" />
            <div className={classes.names}>
              <Text size="sm" fw={600} truncate>
                {person.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {roles.names[person.role]}
              </Text>
            </div>
            <ChevronDownIcon aria-hidden size={16} />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<AccountIcon aria-hidden size={16} />}
          renderRoot={(props) => <Link {...props} to="/account" />}
        >
          {t.account}
        </Menu.Item>
        <Menu.Item
          leftSection={<FileIcon aria-hidden size={16} />}
          component="a"
          href="/docs"
          target="_blank"
        >
          {t.api}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t.look}</Menu.Label>
        <SegmentedControl
          className={classes.choice ?? ""}
          size="xs"
          fullWidth
          aria-label={t.look}
          value={colorScheme}
          onChange={setColorScheme}
          data={[
            { value: "light", label: t.light },
            { value: "dark", label: t.dark },
            { value: "auto", label: t.auto },
          ]}
        />
        <Menu.Label>{t.language}</Menu.Label>
        <SegmentedControl
          className={classes.choice ?? ""}
          size="xs"
          fullWidth
          aria-label={t.language}
          value={language}
          onChange={(chosen) => isLanguage(chosen) && choose(chosen)}
          data={NAMES_OF_LANGUAGES}
        />
        <Menu.Divider />
        <Menu.Item
          leftSection={<SignOutIcon aria-hidden size={16} />}
          onClick={() => void signOut().catch(messages.failed)}
        >
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

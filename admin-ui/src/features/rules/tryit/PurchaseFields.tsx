import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTexts } from "../../../shared/i18n/LocaleProvider";
import { MomentField } from "../../../shared/pickers/DayField";
import { storesQuery } from "../../../shared/pickers/stores";
import { tryItTexts } from "../texts/tryit";
import { type Basket, type Shop, storeOf } from "./basket";
import { Codes } from "./Codes";
import classes from "./TryIt.module.css";

interface PurchaseFieldsProps {
  readonly basket: Basket;
  readonly onChange: (basket: Basket) => void;
  readonly shop: Shop;
}

/** Hints stand below, so that fields beside each other are at one height. */
const BELOW: ("label" | "input" | "description")[] = ["label", "input", "description"];

/** Where and when it is bought, and what else rules may ask about a purchase. */
export function PurchaseFields({ basket, onChange, shop }: PurchaseFieldsProps) {
  const t = useTexts(tryItTexts);
  const channels = useId();
  const hasMore = basket.codes + basket.channel + basket.attributes !== "";
  const [isOpen, setOpen] = useState(hasMore);
  const field = (name: "codes" | "channel" | "attributes", hint: string) => (
    <TextInput
      size="xs"
      label={t[name]}
      description={hint}
      inputWrapperOrder={BELOW}
      value={basket[name]}
      autoComplete="off"
      list={name === "channel" ? channels : undefined}
      onChange={(event) => onChange({ ...basket, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div>
      <div className={classes.facts}>
        <StoreField basket={basket} onChange={onChange} shop={shop} />
        <MomentField
          size="xs"
          label={t.when}
          description={basket.at === "" ? t.now : undefined}
          inputWrapperOrder={BELOW}
          value={basket.at}
          startOfDay="12:00"
          onChange={(at) => onChange({ ...basket, at })}
        />
      </div>
      <details
        className={classes.more}
        open={isOpen || hasMore}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>{t.more}</summary>
        <div className={classes.facts}>
          {field("codes", t.codesHint)}
          {field("channel", t.channelHint)}
          {field("attributes", t.attributesHint)}
        </div>
        <Codes id={channels} kind="channel" />
      </details>
    </div>
  );
}

/** Where it is bought; the first store while nobody chose one. */
function StoreField({ basket, onChange, shop }: PurchaseFieldsProps) {
  const t = useTexts(tryItTexts);
  const stores = useQuery(storesQuery).data ?? [];
  const value = storeOf(basket, shop);
  const isKnown = stores.some((store) => store.code === value);
  return (
    <NativeSelect
      size="xs"
      label={t.store}
      value={value}
      onChange={(event) => onChange({ ...basket, store: event.currentTarget.value })}
      data={[
        ...stores.map((store) => ({ value: store.code, label: store.name })),
        ...(isKnown ? [] : [{ value, label: basket.store === "" ? t.anyStore : value }]),
      ]}
    />
  );
}

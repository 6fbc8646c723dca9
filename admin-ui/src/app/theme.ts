import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from "@mantine/core";

/** Deep green ink; 7 is the brand's green. */
const leaf: MantineColorsTuple = [
  "#eaf5f1",
  "#d6ebe4",
  "#b0d9cc",
  "#86c6b1",
  "#5fd0b3",
  "#35a085",
  "#1b836a",
  "#0f6b57",
  "#0b5746",
  "#073d31",
];

/** Warm paper, for what is neither text nor accent. */
const gray: MantineColorsTuple = [
  "#faf8f4",
  "#f3f0ea",
  "#eae6dd",
  "#dedad0",
  "#c9c4b7",
  "#a5a093",
  "#6f756f",
  "#50605b",
  "#33403b",
  "#17211e",
];

/** The same green ink at night. */
const dark: MantineColorsTuple = [
  "#e8efec",
  "#c9d5d0",
  "#a3b3ad",
  "#71837c",
  "#3a4a44",
  "#2d3a35",
  "#1f2a26",
  "#1a2320",
  "#141b19",
  "#0d1211",
];

const amber: MantineColorsTuple = [
  "#fff6e2",
  "#fdeac4",
  "#fad890",
  "#f7c55c",
  "#f5b342",
  "#d8952a",
  "#a16912",
  "#80520b",
  "#664109",
  "#4a2f06",
];

const red: MantineColorsTuple = [
  "#fdf3f1",
  "#fbe8e5",
  "#f5bfb8",
  "#f0998e",
  "#ff9d8f",
  "#d3503f",
  "#bb3a2b",
  "#a3271b",
  "#861d13",
  "#5f140d",
];

/** How dialogs are headed. */
const HEADING = {
  lineHeight: 1.3,
  fontSize: "var(--mantine-font-size-lg)",
  fontWeight: 650,
};

/** What heads a dialog is no landmark of the page. */
const NO_BANNER = { header: { role: "none" } };

export const theme: MantineThemeOverride = createTheme({
  primaryColor: "leaf",
  // White has enough contrast on both, with every colour: Mantine chooses what is written on them once.
  primaryShade: { light: 7, dark: 6 },
  colors: { leaf, gray, dark, amber, red },
  black: "#17211e",
  fontFamily:
    'InterVariable, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.2" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "md",
  radius: { xs: "0.25rem", sm: "0.375rem", md: "0.5rem", lg: "0.75rem", xl: "1.25rem" },
  cursorType: "pointer",
  focusRing: "auto",
  respectReducedMotion: true,
  components: {
    Paper: { defaultProps: { radius: "lg" } },
    Table: { defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } },
    Tooltip: {
      defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: true } },
    },
    Modal: {
      defaultProps: { centered: true, radius: "lg", padding: "lg", attributes: NO_BANNER },
      styles: { title: HEADING },
    },
    Drawer: { defaultProps: { padding: "lg", attributes: NO_BANNER }, styles: { title: HEADING } },
    Fieldset: { styles: { legend: { fontSize: "var(--mantine-font-size-sm)", fontWeight: 600 } } },
    Badge: { defaultProps: { radius: "sm", tt: "none", fw: 600, miw: "max-content" } },
    Anchor: { defaultProps: { underline: "hover" } },
  },
});

/** Colours of Mantine's own variables, so that they have enough contrast on paper (WCAG 2.2, 1.4.3). */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#17211e",
    "--mantine-color-dimmed": "#55635e",
    "--mantine-color-placeholder": "#66716c",
    "--mantine-color-default-border": "#d6d1c5",
    "--mantine-color-error": "#a3271b",
    "--mantine-color-anchor": "#0f6b57",
    "--regulars-paper": "#f6f4ef",
    "--regulars-edge": "#e3dfd5",
    "--regulars-soft": "#e2f1ec",
    "--regulars-accent": "#0f6b57",
    "--regulars-good": "#0f6b57",
    "--regulars-bad": "#a3271b",
    "--regulars-second": "#c98416",
  },
  dark: {
    "--mantine-color-body": "#1a2320",
    "--mantine-color-text": "#e8efec",
    "--mantine-color-dimmed": "#a3b3ad",
    "--mantine-color-placeholder": "#93a39d",
    "--mantine-color-default-border": "#3a4a44",
    "--mantine-color-error": "#ff9d8f",
    "--mantine-color-anchor": "#5fd0b3",
    "--mantine-color-leaf-light": "#17352c",
    "--mantine-color-leaf-light-hover": "#1d4236",
    "--mantine-color-gray-light": "#2d3a35",
    "--mantine-color-gray-light-hover": "#35443e",
    "--mantine-color-amber-light": "#3b2c10",
    "--mantine-color-amber-light-hover": "#4a3714",
    "--mantine-color-red-light": "#46201b",
    "--mantine-color-red-light-hover": "#572a24",
    "--regulars-paper": "#111715",
    "--regulars-edge": "#2d3a35",
    "--regulars-soft": "#17352c",
    "--regulars-accent": "#5fd0b3",
    "--regulars-good": "#5fd0b3",
    "--regulars-bad": "#ff9d8f",
    "--regulars-second": "#f5b342",
  },
});

// How cards look: measures of Teams, and colours that are variables of card.css, so that they follow light and dark.

const colours = (kind) => Object.fromEntries(
  ["default", "dark", "light", "accent", "good", "warning", "attention"].map((name) => [name, {
    default: `var(--ac-${kind === "default" || name !== "default" ? name : kind})`,
    subtle: name === "default" ? "var(--ac-subtle)" : `var(--ac-${name}-subtle)`,
    highlightColors: { default: "var(--ac-highlight)", subtle: "var(--ac-highlight)" },
  }]));

const container = (kind) => ({
  backgroundColor: kind === "default" ? "transparent" : `var(--ac-${kind}-back)`,
  borderColor: `var(--ac-${kind}-border)`,
  foregroundColors: colours("default"),
});

const sizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const weights = { lighter: 300, default: 400, bolder: 600 };

export const hostConfig = new window.AdaptiveCards.HostConfig({
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontTypes: {
    default: { fontFamily: "inherit", fontSizes: sizes, fontWeights: weights },
    monospace: { fontFamily: "var(--mono)", fontSizes: sizes, fontWeights: weights },
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: Object.fromEntries(
    ["default", "emphasis", "accent", "good", "attention", "warning"].map((kind) => [kind, container(kind)])),
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", weight: "default", size: "small", spacing: "small" },
  },
  actions: {
    maxActions: 6,
    spacing: "large",
    buttonSpacing: 0, // a gap of the style sheet, so that rows of buttons wrap
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    iconSize: 16,
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { imageSize: "medium", maxImageHeight: 100 },
  factSet: {
    title: { color: "default", size: "default", weight: "bolder", wrap: true, maxWidth: 160 },
    value: { color: "default", size: "default", weight: "default", wrap: true },
    spacing: 12,
  },
  textStyles: {
    heading: { size: "large", weight: "bolder" },
    columnHeader: { weight: "bolder" },
  },
  textBlock: { headingLevel: 3 },
});

hostConfig.table.cellSpacing = 0;

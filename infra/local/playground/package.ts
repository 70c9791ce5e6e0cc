/** The Playground's package, in the version that its test was last seen to pass with. */
export const PACKAGE = '@microsoft/m365agentsplayground@0.2.28';

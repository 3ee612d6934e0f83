export function makeEdits() { return { hidden: new Set(), stars: new Set(), editor: () => null }; }

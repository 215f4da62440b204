export const nb = {};

export const nn: typeof nb = {};

export const en: typeof nb = {};

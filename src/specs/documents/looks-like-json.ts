/** Whether a text is to be read as JSON: by its name, or because it starts like a JSON object whatever its name. */
export const looksLikeJson = (file: string, text: string): boolean => /\.json$/i.test(file) || /^\s*\{\s*"/.test(text.slice(0, 2000));

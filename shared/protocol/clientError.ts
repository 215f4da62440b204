import * as z from "zod/mini";

/** What broke in a browser, and where in our code; never a message, which can hold what people wrote. */
export const clientErrorBody = z.object({
  name: z.string().check(z.maxLength(80), z.regex(/^[\w .:-]*$/)),
  page: z.string().check(z.maxLength(200), z.regex(/^[\w/:.-]*$/)),
  stack: z.array(z.string().check(z.maxLength(120), z.regex(/^[\w.:-]*$/))).check(z.maxLength(8)),
});

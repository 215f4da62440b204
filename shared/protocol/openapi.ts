import * as z from "zod/mini";
import { FILE_TYPES, type Schema } from "./http.ts";

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly action: string;
  readonly summary: string;
  readonly params?: Schema | undefined;
  readonly query?: Schema | undefined;
  readonly body?: Schema | undefined;
  readonly reply: Schema;
  readonly alsoJson?: string | undefined;
  readonly takesFile?: number | undefined;
  /** Whether the answer is had as CSV too. */
  readonly csv?: unknown;
}

const problem = z.object({
  code: z.string(),
  message: z.string(),
  rows: z.optional(z.object({ wrong: z.number(), of: z.number() })),
  fields: z.optional(z.record(z.string(), z.string())),
});

function json(schema: Schema, io: "input" | "output") {
  return { "application/json": { schema: z.toJSONSchema(schema, { io, unrepresentable: "any" }) } };
}

const FILE_CONTENT = Object.fromEntries(
  FILE_TYPES.map((type) => [type, { schema: { type: "string", format: "binary" } }]),
);

function bodyContent(body: Schema, alsoJson: string | undefined) {
  const content = json(body, "input");
  return alsoJson === undefined ? content : { ...content, [alsoJson]: content["application/json"] };
}

const CSV = { "text/csv": { schema: { type: "string" } } };

/** The description of the HTTP API, made from the schemas that validate it. */
export function openApi(operations: readonly Operation[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] ??= {};
    paths[path][operation.method] = {
      summary: operation.summary,
      "x-action": operation.action,
      security: operation.action === "public" ? [] : [{ session: [] }, { feedKey: [] }],
      parameters: [...pathParameters(operation.path), ...queryParameters(operation.query)],
      ...(operation.body && {
        requestBody: { required: true, content: bodyContent(operation.body, operation.alsoJson) },
      }),
      ...(operation.takesFile && { requestBody: { required: true, content: FILE_CONTENT } }),
      responses: {
        200: {
          description: "done",
          content: { ...json(operation.reply, "output"), ...(operation.csv !== undefined && CSV) },
        },
        default: { description: "refused; the code says why", content: json(problem, "output") },
      },
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Tavlemøte", version },
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-tavle" },
        feedKey: { type: "http", scheme: "bearer" },
      },
    },
    paths,
  };
}

function pathParameters(path: string) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: Schema | undefined) {
  if (!query) return [];
  const described = z.toJSONSchema(query, { io: "input", unrepresentable: "any" });
  const required = new Set(described.required ?? []);
  return Object.entries(described.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.has(name),
    schema,
  }));
}

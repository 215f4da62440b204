import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { Client } from "pg";
import { inject } from "vitest";

/** Address of the run's PostgreSQL, with the word DATABASE where a name goes. The first to ask starts it. */
async function server(): Promise<string> {
  const said = await new Promise<string>((resolve, reject) => {
    let text = "";
    connect(inject("services"))
      .setEncoding("utf8")
      .on("data", (part: string) => {
        text += part;
      })
      .on("end", () => resolve(text))
      .on("error", reject);
  });
  const { url, error } = JSON.parse(said);
  if (error) throw new Error(error);
  return url;
}

/** @returns the address of a new, empty database on a real PostgreSQL; it goes with the server at the end of the run */
export async function freshDatabase(): Promise<string> {
  const address = await server();
  const name = `t${randomBytes(8).toString("hex")}`;
  const client = new Client({ connectionString: address.replace("DATABASE", "postgres") });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return address.replace("DATABASE", name);
}

import { expect, test } from "vitest";
import { newId, type UnitId } from "../../../shared/base/ids.ts";
import { contactOf, NO_CONTACT, type UnitContact, unitContactSchema } from "../../../shared/tier/contact.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(26);
const [trust, clinic, section]: [UnitId, UnitId, UnitId] = [newId(random), newId(random), newId(random)];
const DUTY = { name: "Vakthavende overlege", phone: "55 97 00 00" };

function hospital(of: { trust?: UnitContact; clinic?: UnitContact; section?: UnitContact }, clinicClosed = false) {
  return new Map(
    [
      { id: trust, parentId: null, contact: of.trust ?? NO_CONTACT },
      { id: clinic, parentId: trust, contact: of.clinic ?? NO_CONTACT, closedAt: clinicClosed ? 1 : null },
      { id: section, parentId: clinic, contact: of.section ?? NO_CONTACT },
    ].map((unit) => [unit.id, unit]),
  );
}

test("what a unit has not written is that of the nearest unit above, and it is said whose it is", () => {
  const units = hospital({ trust: { phone: "02800", onCall: DUTY }, clinic: { phone: "7000", onCall: null } });
  expect(contactOf(units, section)).toEqual({
    phone: { value: "7000", from: clinic },
    onCall: { value: DUTY, from: trust },
  });
});

test("a unit's own comes first, and where nobody has written any there is none", () => {
  const own = hospital({ trust: { phone: "02800", onCall: null }, section: { phone: "7012", onCall: DUTY } });
  expect(contactOf(own, section)).toEqual({
    phone: { value: "7012", from: section },
    onCall: { value: DUTY, from: section },
  });
  expect(contactOf(hospital({}), section)).toEqual({ phone: null, onCall: null });
});

test("a unit that is laid down lends its number to nobody", () => {
  const units = hospital({ trust: { phone: "02800", onCall: null }, clinic: { phone: "7000", onCall: null } }, true);
  expect(contactOf(units, section).phone).toEqual({ value: "02800", from: trust });
});

test("a telephone number is what can be called", () => {
  for (const phone of ["02800", "113", "+47 55 97 00 00", "55 97 00 00"]) {
    expect(unitContactSchema.safeParse({ phone, onCall: null }).success).toBe(true);
  }
  for (const phone of ["ring vakta", "", "1"]) {
    expect(unitContactSchema.safeParse({ phone, onCall: null }).success).toBe(false);
  }
  expect(unitContactSchema.safeParse({ onCall: { ...DUTY, phone: "vakt" } }).success).toBe(false);
  expect(unitContactSchema.parse({})).toEqual(NO_CONTACT);
});

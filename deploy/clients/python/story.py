"""A shop's day with the client that was generated for Python."""

import json
import sys
import uuid
from datetime import datetime, timezone

import shop_client as shop


def same(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual} and not {expected}")


client = shop.ApiClient(shop.Configuration(host=sys.argv[1], access_token="rk_demo_till"))
members = shop.MembersApi(client)
purchases = shop.PurchasesApi(client)
own = "python-" + uuid.uuid4().hex[:8]
now = datetime.now(timezone.utc)
ref = shop.MemberRef(card=own)
line = shop.PurchaseLine(sku="CAKE-1", category="bakery", quantity=2.0, unitPriceMinor=450)
basket = {
    "store": "python-1",
    "register": "1",
    "occurredAt": now,
    "member": ref,
    "currency": "EUR",
    "lines": [line],
    "totalMinor": 900,
}

member = members.enrol_member(shop.NewMember(name="Ada", cards=[own]), "enrol-" + own)
same(purchases.quote_purchase(shop.PurchaseQuote(**basket)).points.accrued, 9)
purchase = shop.Purchase(receipt=own, **basket)
first = purchases.record_purchase(purchase)
same(first.points.accrued, 9)
same(purchases.record_purchase(purchase).id, first.id)
same(purchases.find_purchase_by_receipt("python-1", "1", own).id, first.id)
same(len(purchases.explain_purchase(first.id, "en").rules) > 0, True)
same(members.get_member_balance(member.id).available, 9)
shop.ReturnsApi(client).return_purchase(
    first.id,
    shop.ModelReturn(returnReceipt="R-" + own, occurredAt=now, lines=[shop.ReturnLine(line=1, quantity=1.0)]),
)
same(members.get_member_balance(member.id).available, 4)
shop.EventsApi(client).record_event(shop.Event(member=ref, name="review", occurredAt=now), "event-" + own)
same(members.get_member_balance(member.id).available, 24)
same(len(members.list_member_history(member.id, 2).items), 2)
try:
    purchases.record_purchase(shop.Purchase(receipt=own + "-2", **{**basket, "totalMinor": 901}))
    raise AssertionError("a wrong total was taken")
except shop.ApiException as refused:
    same(refused.status, 422)
    problem = shop.Problem.from_dict(json.loads(refused.body))
    same(problem.type.startswith("urn:regulars:problem:"), True)

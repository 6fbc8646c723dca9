import com.fasterxml.jackson.module.kotlin.readValue
import java.time.OffsetDateTime
import java.util.UUID
import kotlin.system.exitProcess
import shop.kotlin.apis.EventsApi
import shop.kotlin.apis.MembersApi
import shop.kotlin.apis.PurchasesApi
import shop.kotlin.apis.ReturnsApi
import shop.kotlin.infrastructure.ApiClient
import shop.kotlin.infrastructure.ClientError
import shop.kotlin.infrastructure.ClientException
import shop.kotlin.infrastructure.Serializer
import shop.kotlin.models.Event
import shop.kotlin.models.MemberRef
import shop.kotlin.models.NewMember
import shop.kotlin.models.Problem
import shop.kotlin.models.Purchase
import shop.kotlin.models.PurchaseLine
import shop.kotlin.models.PurchaseQuote
import shop.kotlin.models.Return
import shop.kotlin.models.ReturnLine

/** A shop's day with the client that was generated for Kotlin. */
fun main(args: Array<String>) {
    val url = args[0]
    ApiClient.accessToken = "rk_demo_till"
    val members = MembersApi(url)
    val purchases = PurchasesApi(url)
    val own = "kotlin-" + UUID.randomUUID().toString().take(8)
    val now = OffsetDateTime.now()

    val member = members.enrolMember(NewMember(name = "Ada", cards = listOf(own)), "enrol-$own")
    val ref = MemberRef(card = own)
    val line = PurchaseLine(sku = "CAKE-1", category = "bakery", quantity = 2.0, unitPriceMinor = 450)
    val quote = PurchaseQuote(
        store = "kotlin-1", register = "1", occurredAt = now, member = ref, currency = "EUR",
        lines = listOf(line), totalMinor = 900,
    )
    same(purchases.quotePurchase(quote).points.accrued, 9L)
    val purchase = Purchase(
        store = "kotlin-1", register = "1", receipt = own, occurredAt = now, member = ref, currency = "EUR",
        lines = listOf(line), totalMinor = 900,
    )
    val first = purchases.recordPurchase(purchase)
    val id = first.id!!
    same(first.points.accrued, 9L)
    same(purchases.recordPurchase(purchase).id, id)
    same(purchases.findPurchaseByReceipt("kotlin-1", "1", own).id, id)
    same(purchases.explainPurchase(id, "en").rules.isEmpty(), false)
    same(members.getMemberBalance(member.id).available, 9L)
    ReturnsApi(url).returnPurchase(
        id, Return(returnReceipt = "R-$own", occurredAt = now, lines = listOf(ReturnLine(line = 1, quantity = 1.0))),
    )
    same(members.getMemberBalance(member.id).available, 4L)
    EventsApi(url).recordEvent(Event(member = ref, name = "review", occurredAt = now), "event-$own")
    same(members.getMemberBalance(member.id).available, 24L)
    same(members.listMemberHistory(member.id, 2, null).items.size, 2)
    try {
        purchases.recordPurchase(purchase.copy(receipt = "$own-2", totalMinor = 901))
        throw AssertionError("a wrong total was taken")
    } catch (refused: ClientException) {
        same(refused.statusCode, 422)
        val body = (refused.response as ClientError<*>).body as String
        val problem = Serializer.jacksonObjectMapper.readValue<Problem>(body)
        same(problem.type.startsWith("urn:regulars:problem:"), true)
    }
    exitProcess(0)
}

private fun same(actual: Any?, expected: Any) {
    check(expected == actual) { "$actual and not $expected" }
}

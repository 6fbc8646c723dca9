-- One purchase for each request: a new receipt, one of the members' cards, one to three lines.
-- Environment: KEY, MEMBERS (how many cards), RUN (a text that no other run has used),
-- PAUSE_MS (mean pause of a connection between two purchases; 0: none), RESULT (file to write),
-- SAY_FAILURES (where set, the first refused answers are written out; it costs the load some speed).

local key = os.getenv("KEY")
local members = tonumber(os.getenv("MEMBERS"))
local run = os.getenv("RUN")
local pause = tonumber(os.getenv("PAUSE_MS") or "0")

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

local menu = {
  '{"sku":"ESP-1","name":"Espresso","category":"coffee","quantity":2,"unitPriceMinor":250}',
  '{"sku":"CAP-1","name":"Cappuccino","category":"coffee","quantity":1,"unitPriceMinor":380}',
  '{"sku":"CRO-1","name":"Croissant","category":"bakery","quantity":1,"unitPriceMinor":290}',
  '{"sku":"SAN-1","name":"Sandwich","category":"food","quantity":1,"unitPriceMinor":650}',
  '{"sku":"BEA-1","name":"Beans 500 g","category":"retail","quantity":1,"unitPriceMinor":1290}'
}
local prices = { 500, 380, 290, 650, 1290 }

local number = 0
local headers
local now, occurred

function init()
  math.randomseed(id * 7919 + os.time())
  headers = {
    ["Authorization"] = "Bearer " .. key,
    ["Content-Type"] = "application/json"
  }
end

function request()
  number = number + 1
  if os.time() ~= now then
    now = os.time()
    occurred = os.date("!%Y-%m-%dT%H:%M:%SZ", now)
  end
  local lines, total = {}, 0
  for line = 1, math.random(3) do
    local choice = math.random(#menu)
    lines[line] = menu[choice]
    total = total + prices[choice]
  end
  local body = string.format(
    '{"store":"bench-%d","register":"%d","receipt":"%s-%d","occurredAt":"%s",' ..
    '"member":{"card":"bench-%d"},"currency":"EUR","lines":[%s],"totalMinor":%d}',
    number % 20, id, run, number, occurred, math.random(members), table.concat(lines, ","), total)
  return wrk.format("POST", "/v1/purchases", headers, body)
end

if pause > 0 then
  -- Uniform around the mean, so that connections do not fall into step.
  function delay()
    return math.random(0, math.floor(2 * pause + 0.5))
  end
end

if os.getenv("SAY_FAILURES") then
  local said = 0
  function response(status, headers, body)
    if status >= 300 and said < 5 then
      said = said + 1
      io.stderr:write(status, " ", body, "\n")
    end
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  local file = io.open(os.getenv("RESULT"), "w")
  file:write(string.format(
    "requests=%d\nseconds=%.3f\nfailed=%d\nper_second=%.0f\np50_ms=%.2f\np99_ms=%.2f\np999_ms=%.2f\nmax_ms=%.2f\nmean_ms=%.2f\n",
    summary.requests, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency:percentile(99.9) / 1000,
    latency.max / 1000, latency.mean / 1000))
  file:close()
end

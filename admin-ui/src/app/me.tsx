import { MemberPage } from "./me/MemberPage";
import { show } from "./me/show";

show(
  <MemberPage
    title="My points"
    lead="What you have, why you have it, what it is good for and when it expires."
  >
    <section className="card" aria-labelledby="until-then">
      <h2 id="until-then">Ask at the till</h2>
      <p>
        Until this page can sign you in, every receipt and the cashier can tell you your balance and
        the reason for each point.
      </p>
    </section>
  </MemberPage>,
);

import { HealthCard } from "../features/health/HealthCard";
import { LinksCard } from "../features/tour/LinksCard";
import { TourCard } from "../features/tour/TourCard";
import { Page } from "../shared/Page";
import { show } from "./show";

show(
  <Page
    title="Your loyalty programme is running"
    lead="Tills post purchases, rules written in sentences decide the points, and everybody can see why."
  >
    <div className="grid">
      <HealthCard />
      <LinksCard />
      <TourCard />
    </div>
  </Page>,
);

package dev.regulars.purchase;

import dev.regulars.account.DayTotals;
import dev.regulars.account.HeldTier;
import dev.regulars.programme.Settings;
import dev.regulars.purchase.ReturnedSoFar.GivenBack;
import dev.regulars.rulebook.VersionedRuleBook;
import dev.regulars.rules.decision.Decision;
import dev.regulars.rules.decision.Life;
import dev.regulars.rules.facts.Facts;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be taken back of a purchase or event of a member.
 *
 * @param sourceId the purchase or event
 * @param day that it counted for
 * @param book that decided it, with the settings of its day
 * @param whole what it was decided from, null where that is not known
 * @param tierBefore the tier that it happened in, null where that is not known
 * @param points to take back
 * @param negative what is done where more would be taken than there is
 * @param less what the day has less of, in negative numbers
 * @param givenBack to limits and budgets
 * @param first what it got, but for the gifts of a tier
 * @param kept what it would have got for what is left of it
 * @param lost the points by how long they live; empty where all live as the programme says
 */
record Undoing(
    UUID sourceId,
    LocalDate day,
    VersionedRuleBook book,
    @Nullable Facts whole,
    @Nullable HeldTier tierBefore,
    long points,
    Settings.Negative negative,
    DayTotals less,
    GivenBack givenBack,
    Decision first,
    Decision kept,
    Map<Life, Long> lost) {}

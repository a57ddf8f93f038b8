package dev.inkling.app.ui.chart;

/**
 * What a curve tells in words: where it began, where it is, its best value and where that was.
 *
 * @param trend whether it fell, rose or stayed
 * @param first its first value
 * @param last its newest value
 * @param best its lowest or highest value, whichever is good
 * @param bestAt the x of the best value
 */
public record CurveSummary(Trend trend, float first, float last, float best, float bestAt) {
    /** Which way a curve went from its first to its last point. */
    public enum Trend {
        FELL,
        ROSE,
        LEVEL
    }

    /** The summary of {@code points}, of which there is at least one. */
    public static CurveSummary of(Points points, boolean lowIsGood) {
        int best = 0;
        float low = points.y(0);
        float high = points.y(0);
        for (int i = 1; i < points.size(); i++) {
            float value = points.y(i);
            low = Math.min(low, value);
            high = Math.max(high, value);
            if (lowIsGood ? value < points.y(best) : value > points.y(best)) best = i;
        }
        float first = points.y(0);
        float last = points.y(points.size() - 1);
        // Less than a fiftieth of all it ever moved is no trend.
        float least = (high - low) / 50;
        Trend trend = last < first - least ? Trend.FELL : last > first + least ? Trend.ROSE : Trend.LEVEL;
        return new CurveSummary(trend, first, last, points.y(best), points.x(best));
    }
}

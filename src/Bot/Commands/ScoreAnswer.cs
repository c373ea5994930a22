using System.Globalization;
using System.Text.Json;
using PerfBot.Domain.Scoring;

namespace PerfBot.Bot.Commands;

/// <summary>Writes the answer to a score document.</summary>
internal static class ScoreAnswer
{
    public static void Write(Utf8JsonWriter json, Score score)
    {
        json.WriteStartObject();
        json.WriteString("state", score.State.ToString());
        Number(json, "total", score.Total);
        json.WriteString("grade", score.Grade);
        json.WriteString("gradeBeforeKnockOut", score.GradeBeforeKnockOut);
        Number(json, "bonus", score.Bonus);
        json.WriteStartArray("lines");
        foreach (var assignment in score.Assignments)
        {
            foreach (var segment in assignment.Segments)
            {
                foreach (var line in segment.Lines)
                {
                    Line(json, assignment, segment, line);
                }
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, AssignmentScore assignment, SegmentScore segment, LineScore line)
    {
        json.WriteStartObject();
        json.WriteString("assignment", assignment.Name);
        json.WriteString("segment", segment.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("id", line.Line.Id);
        json.WriteString("state", line.State.ToString());
        Number(json, "actual", line.Actual);
        Number(json, "points", line.Points);
        Number(json, "effectiveWeight", line.EffectiveWeight);
        Number(json, "contribution", line.Contribution);
        Number(json, "pointsLost", line.PointsLost);
        json.WriteString("reason", ScoreReason.Of(line));
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            // Divided by a 1 of many decimals, a decimal loses its trailing zeros.
            json.WriteNumber(name, number / 1.0000000000000000000000000000m);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

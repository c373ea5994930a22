using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfBot.Features.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PerfBot.Features.Programmes;

/// <summary>A YAML document as JSON, with the place of everything in it.</summary>
/// <remarks>One document of mappings, sequences and scalars. Anchors, aliases and tags are refused: nobody needs them here, and a few lines of them can grow without end.</remarks>
internal sealed partial class YamlText : IDisposable
{
    private const int MaxDepth = 32;

    private readonly Dictionary<string, Mark> _places = new(StringComparer.Ordinal);

    private YamlText(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var parser = new Parser(new StringReader(text));
            try
            {
                parser.Consume<StreamStart>();
                parser.Consume<DocumentStart>();
                Node(parser, json, "$", 0);
                parser.Consume<DocumentEnd>();
                if (!parser.Accept<StreamEnd>(out _))
                {
                    throw StrictJson.Unreadable(At(parser.Current!.Start), "1 × ---", "2 × ---");
                }
            }
            catch (YamlException wrong)
            {
                throw StrictJson.Unreadable(At(wrong.Start), "YAML", "");
            }
        }

        Json = JsonDocument.Parse(buffer.WrittenMemory);
    }

    /// <summary>The same as JSON.</summary>
    public JsonDocument Json { get; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="Domain.Kernel.RefusedException"><see cref="Domain.Kernel.DocumentUnreadable"/>.</exception>
    public static YamlText Parse(string text) => new(text);

    /// <summary>Where something stands that is told by its JSON path; for what is missing, where it should be.</summary>
    public string PlaceOf(string path)
    {
        for (var known = path; known.Length > 0; known = known[..Math.Max(0, known.LastIndexOfAny(['.', '[']))])
        {
            if (_places.TryGetValue(known, out var mark))
            {
                return $"{At(mark)}, {path}";
            }
        }

        return path;
    }

    /// <inheritdoc />
    public void Dispose() => Json.Dispose();

    private static string At(Mark mark) => $"line {mark.Line}, column {mark.Column}";

    private void Node(Parser parser, Utf8JsonWriter json, string path, int depth)
    {
        if (parser.Current is not NodeEvent node || depth > MaxDepth || !node.Anchor.IsEmpty || (!node.Tag.IsEmpty && node is not Scalar { Style: not ScalarStyle.Plain }))
        {
            throw StrictJson.Unreadable(At(parser.Current?.Start ?? Mark.Empty), "a: b | - c", "& * !");
        }

        _places[path] = node.Start;
        switch (node)
        {
            case Scalar:
                Value(parser.Consume<Scalar>(), json);
                break;
            case SequenceStart:
                parser.Consume<SequenceStart>();
                json.WriteStartArray();
                for (var i = 0; !parser.TryConsume<SequenceEnd>(out _); i++)
                {
                    Node(parser, json, $"{path}[{i}]", depth + 1);
                }

                json.WriteEndArray();
                break;
            default:
                parser.Consume<MappingStart>();
                json.WriteStartObject();
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    var name = parser.Consume<Scalar>();
                    json.WritePropertyName(name.Value);
                    Node(parser, json, $"{path}.{name.Value}", depth + 1);
                    _places[$"{path}.{name.Value}"] = name.Start;
                }

                json.WriteEndObject();
                break;
        }
    }

    /// <summary>A plain scalar is what YAML's core schema takes it for; a quoted one is a text.</summary>
    private static void Value(Scalar scalar, Utf8JsonWriter json)
    {
        switch (scalar.Style, scalar.Value)
        {
            case (ScalarStyle.Plain, "" or "~" or "null"):
                json.WriteNullValue();
                break;
            case (ScalarStyle.Plain, "true" or "false"):
                json.WriteBooleanValue(scalar.Value == "true");
                break;
            case (ScalarStyle.Plain, { Length: < 40 } number) when Number().IsMatch(number):
                json.WriteRawValue(number);
                break;
            default:
                json.WriteStringValue(scalar.Value);
                break;
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

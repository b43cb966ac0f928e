using System.Diagnostics;
using System.Text;

namespace Heed.Match.Language;

/// <summary>Writes a tree in canonical form: every operator in words, brackets only where they are needed.</summary>
internal sealed class Formatter
{
    private readonly StringBuilder _text = new();

    public static string Format(Node tree)
    {
        Formatter formatter = new();
        formatter.Write(tree);
        return formatter._text.ToString();
    }

    private void Write(Node node)
    {
        switch (node)
        {
            case Node.And and:
                WriteJoined(and.Operands, " AND ");
                break;
            case Node.Or or:
                WriteJoined(or.Operands, " OR ");
                break;
            case Node.Not not:
                _text.Append("NOT ");
                WriteInside(not.Operand);
                break;
            case Node.AtLeast atLeast:
                _text.Append($"ATLEAST/{atLeast.Count} ");
                WriteInside(atLeast.Operand);
                break;
            case Node.Near near:
                WritePair(near.Left, near.Ordered ? $" NEAR/{near.Distance}f " : $" NEAR/{near.Distance} ", near.Right);
                break;
            case Node.Sentence sentence:
                WritePair(sentence.Left, " SENTENCE ", sentence.Right);
                break;
            case Node.InTitle title:
                _text.Append("title:");
                if (IsLeaf(title.Operand)) Write(title.Operand);
                else WriteBracketed(title.Operand);
                break;
            default:
                WriteLeaf(node);
                break;
        }
    }

    private void WriteLeaf(Node node)
    {
        _ = node switch
        {
            Node.Term term => _text.Append(term.Word),
            Node.Phrase phrase => _text.Append($"\"{phrase.Text}\""),
            Node.LoosePhrase loose => _text.Append($"\"{loose.Text}\"~{loose.Slop}"),
            Node.Wildcard wildcard => _text.Append(wildcard.Pattern),
            Node.Fuzzy fuzzy => _text.Append($"{fuzzy.Word}~{fuzzy.Edits}"),
            Node.Literal literal => _text.Append($"{{{literal.Text}}}"),
            Node.Tag tag => _text.Append($"#{tag.Pattern}"),
            Node.Emoji emoji => _text.Append(emoji.Sequence),
            Node.Range range => _text.Append($"{range.Name}:[{range.From ?? "*"} TO {range.To ?? "*"}]"),
            Node.TopicRef topic => _text.Append($"topic:{Value(topic.Id)}"),
            Node.Field { Values: [var only] } field => _text.Append($"{field.Name}:{Value(only)}"),
            Node.Field field => _text.Append($"{field.Name}:({string.Join(" OR ", field.Values.Select(Value))})"),
            _ => throw new UnreachableException(node.GetType().Name),
        };
    }

    private void WriteJoined(Sequence<Node> operands, string between)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            if (i > 0) _text.Append(between);
            WriteInside(operands[i]);
        }
    }

    private void WritePair(Node left, string between, Node right)
    {
        WriteInside(left);
        _text.Append(between);
        WriteInside(right);
    }

    /// <summary>AND and OR bind weakest, so inside of anything they stand in brackets.</summary>
    private void WriteInside(Node node)
    {
        if (node is Node.And or Node.Or) WriteBracketed(node);
        else Write(node);
    }

    private void WriteBracketed(Node node)
    {
        _text.Append('(');
        Write(node);
        _text.Append(')');
    }

    private static bool IsLeaf(Node node) =>
        node is not (Node.And or Node.Or or Node.Not or Node.AtLeast or Node.Near or Node.Sentence or Node.InTitle);

    /// <summary>In quotation marks where it would not be read as one value otherwise.</summary>
    private static string Value(string value)
    {
        bool plain = char.IsLetterOrDigit(value[0]) && value.All(sign => char.IsLetterOrDigit(sign) || sign is '.' or '-' or '_' or ':' or '/')
            && Lexer.OperatorOf(value) is null;
        return plain ? value : $"\"{value}\"";
    }
}

using System.Globalization;
using System.Text;

namespace Mediation.Scripting.Reading;

/// <summary>Numbers, texts, templates and regular expressions.</summary>
internal sealed partial class Lexer
{
    private void ReadNumber()
    {
        var start = at;
        var number = (source[at], char.ToLowerInvariant(Peek(1))) switch
        {
            ('0', 'x') => ReadRadix(16),
            ('0', 'o') => ReadRadix(8),
            ('0', 'b') => ReadRadix(2),
            ('0', >= '0' and <= '9') => throw RefusedException.At(start, "script.refused.octal"),
            _ => ReadDecimal()
        };
        if (at < source.Length && source[at] == 'n') throw RefusedException.At(start, "script.refused.bigint");
        if (at < source.Length && Characters.ContinuesName(source[at]))
            throw RefusedException.At(start, "script.syntax.number", source[start..(at + 1)]);
        Add(TokenKind.Number, start, source[start..at], number);
    }

    private double ReadRadix(int radix)
    {
        var start = at;
        at += 2;
        double number = 0;
        var digits = 0;
        for (; at < source.Length; at++)
        {
            if (source[at] == '_' && digits > 0 && Characters.Hex(Peek(1)) >= 0) continue;
            var digit = Characters.Hex(source[at]);
            if (digit < 0 || digit >= radix) break;
            number = number * radix + digit;
            digits++;
        }
        return digits > 0 ? number : throw RefusedException.At(start, "script.syntax.number", source[start..at]);
    }

    private double ReadDecimal()
    {
        var start = at;
        SkipDigits();
        if (Peek(0) == '.')
        {
            at++;
            SkipDigits();
        }
        if (Peek(0) is 'e' or 'E')
        {
            at += Peek(1) is '+' or '-' ? 2 : 1;
            if (!char.IsAsciiDigit(Peek(0)))
                throw RefusedException.At(start, "script.syntax.number", source[start..at]);
            SkipDigits();
        }
        var text = source[start..at].Replace("_", "", StringComparison.Ordinal);
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0))
            || (Peek(0) == '_' && char.IsAsciiDigit(Peek(1)) && char.IsAsciiDigit(source[at - 1]))) at++;
    }

    private void ReadText(char quote)
    {
        var start = at++;
        var text = new StringBuilder();
        while (true)
        {
            if (at == source.Length || source[at] is '\n' or '\r')
                throw RefusedException.At(start, "script.syntax.text-open");
            var c = source[at++];
            if (c == quote) break;
            if (c == '\\') ReadEscape(text, start);
            else text.Append(c);
        }
        Add(TokenKind.Text, start, text.ToString());
    }

    private void ReadTemplate(int from, TokenKind open, TokenKind closed)
    {
        var start = at;
        var afterLineEnd = this.afterLineEnd;
        at = from;
        var text = new StringBuilder();
        while (true)
        {
            if (at == source.Length) throw RefusedException.At(start, "script.syntax.template-open");
            var c = source[at++];
            if (c == '`') break;
            if (c == '$' && Peek(0) == '{')
            {
                at++;
                Chunk(open);
                this.open.Push(new(tokens.Count - 1, true, false));
                operandNext = true;
                return;
            }
            if (c == '\\') ReadEscape(text, start);
            else if (c != '\r') text.Append(c);
            else if (Peek(0) != '\n') text.Append('\n');
        }
        Chunk(closed);

        void Chunk(TokenKind kind)
        {
            this.afterLineEnd = afterLineEnd;
            Add(kind, start, text.ToString());
        }
    }

    /// <summary>After the backslash.</summary>
    private void ReadEscape(StringBuilder text, int start)
    {
        if (at == source.Length) throw RefusedException.At(start, "script.syntax.text-open");
        var c = source[at++];
        switch (c)
        {
            case 'n': text.Append('\n'); break;
            case 't': text.Append('\t'); break;
            case 'r': text.Append('\r'); break;
            case 'b': text.Append('\b'); break;
            case 'f': text.Append('\f'); break;
            case 'v': text.Append('\v'); break;
            case '0' when !char.IsAsciiDigit(Peek(0)): text.Append('\0'); break;
            case >= '0' and <= '9': throw RefusedException.At(at - 2, "script.refused.octal");
            case 'x': text.Append((char)ReadHex(2)); break;
            case 'u' when Peek(0) == '{': text.Append(ReadCodePoint()); break;
            case 'u': text.Append((char)ReadHex(4)); break;
            case '\r' when Peek(0) == '\n': at++; break;
            case '\n' or '\r' or '\u2028' or '\u2029': break;
            default: text.Append(c); break;
        }
    }

    private int ReadHex(int digits)
    {
        var value = 0;
        for (var i = 0; i < digits; i++, at++)
        {
            var digit = Characters.Hex(Peek(0));
            if (digit < 0) throw RefusedException.At(at, "script.syntax.escape");
            value = value * 16 + digit;
        }
        return value;
    }

    private string ReadCodePoint()
    {
        var start = at++;
        var value = 0;
        while (Characters.Hex(Peek(0)) is >= 0 and var digit && value <= 0x10ffff)
        {
            value = value * 16 + digit;
            at++;
        }
        if (Peek(0) != '}' || at == start + 1 || value > 0x10ffff)
            throw RefusedException.At(start, "script.syntax.escape");
        at++;
        return value is >= 0xd800 and <= 0xdfff ? ((char)value).ToString() : char.ConvertFromUtf32(value);
    }

    private void ReadRegExp()
    {
        var start = at++;
        var inClass = false;
        while (true)
        {
            if (at == source.Length || Characters.EndsLine(source[at]))
                throw RefusedException.At(start, "script.syntax.regexp-open");
            var c = source[at++];
            if (c == '/' && !inClass) break;
            if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
            else if (c == '\\')
            {
                if (at == source.Length) throw RefusedException.At(start, "script.syntax.regexp-open");
                at++;
            }
        }
        var pattern = source[(start + 1)..(at - 1)];
        var flags = at;
        while (at < source.Length && Characters.ContinuesName(source[at])) at++;
        Add(TokenKind.RegExp, start, pattern, flags: source[flags..at]);
    }
}

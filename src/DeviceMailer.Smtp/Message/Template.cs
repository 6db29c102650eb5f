// Texts with values in them: {device} stands for a value, {{ for a brace.

using System;

namespace DeviceMailer.Smtp.Message;

/// <summary>Checks templates.</summary>
public static class Template
{
    internal const byte Open = (byte)'{';
    private const byte Close = (byte)'}';

    internal static readonly object BoxedOpen = Open;
    private static readonly object BoxedClose = Close;

    /// <summary>The index of the first mistake, an unknown name or a brace that is never closed; less than 0: there is none.</summary>
    public static int FindMistake(byte[] template, ITemplateValues values)
    {
        for (int at = 0; at < template.Length; at++)
        {
            if (template[at] != Open) continue;
            if (IsBrace(template, at))
            {
                at++;
                continue;
            }

            int close = EndOfName(template, at);
            if (close < 0 || values.IndexOf(template, at + 1, close - at - 1) < 0) return at;
            at = close;
        }

        return -1;
    }

    /// <summary>True for <c>{{</c>, which is one brace.</summary>
    internal static bool IsBrace(byte[] template, int open) => open + 1 < template.Length && template[open + 1] == Open;

    /// <summary>Where the name behind a brace ends; less than 0: it does not.</summary>
    internal static int EndOfName(byte[] template, int open) => Array.IndexOf(template, BoxedClose, open, template.Length - open);
}

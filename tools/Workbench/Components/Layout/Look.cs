// The page's colours and letters, light and dark. Fonts are the machine's own: none is fetched.

using MudBlazor;

namespace DeviceMailer.Workbench.Components.Layout;

/// <summary>The theme.</summary>
internal static class Look
{
    private static readonly string[] fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "DejaVu Sans", "sans-serif"];

    internal static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#17634a",
            Secondary = "#7a4a12",
            Tertiary = "#2b5c9e",
            AppbarBackground = "#123c2f",
            AppbarText = "#ffffff",
            Background = "#f4f6f4",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            DrawerText = "#24332c",
            DrawerIcon = "#3d5248",
            TextPrimary = "#1b2620",
            TextSecondary = "#4b5a52",
            Success = "#1b6e3c",
            Warning = "#8a5300",
            Error = "#b3261e",
            Info = "#2b5c9e",
            LinesDefault = "#d8dfda",
            Divider = "#d8dfda",
            ActionDefault = "#3d5248",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#6fd3ac",
            Secondary = "#e8b877",
            Tertiary = "#8db8f2",
            AppbarBackground = "#0d1f19",
            AppbarText = "#e8f2ed",
            Background = "#111815",
            Surface = "#1a2420",
            DrawerBackground = "#151e1a",
            DrawerText = "#d7e3dc",
            DrawerIcon = "#a9bcb2",
            TextPrimary = "#e4ece8",
            TextSecondary = "#a9bab1",
            Success = "#76d39a",
            Warning = "#f0b95c",
            Error = "#ff9b91",
            Info = "#8db8f2",
            LinesDefault = "#33423b",
            Divider = "#33423b",
            ActionDefault = "#a9bcb2",
            PrimaryContrastText = "#06251a",
            SecondaryContrastText = "#2b1a02",
            ErrorContrastText = "#3b0703",
            WarningContrastText = "#2c1c00",
            SuccessContrastText = "#04240f",
            InfoContrastText = "#06203f",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = fonts, FontSize = ".9375rem" },
            Button = new ButtonTypography { FontFamily = fonts, TextTransform = "none", FontWeight = "600" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
    };
}

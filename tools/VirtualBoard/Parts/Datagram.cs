using System.Net;

namespace DeviceMailer.VirtualBoard.Parts;

/// <summary>A UDP datagram on its way.</summary>
/// <param name="FromBoard">True when the board sends it.</param>
/// <param name="Peer">The other side, as the board names it.</param>
/// <param name="BoardPort">The board's port.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record Datagram(bool FromBoard, IPEndPoint Peer, int BoardPort, byte[] Bytes);

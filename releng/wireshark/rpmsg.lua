-- SPDX-License-Identifier: EPL-2.0
-- Shows rpmsg messages in Wireshark: packets of the link type USER0 that begin with rpmsg's 16-byte header, as RPMsg Explorer
-- writes them.

local ANY = 0xffffffff
local NAME_SERVICE = 0x35
local HEADER_LENGTH = 16
local ANNOUNCEMENT_LENGTH = 40

local rpmsg = Proto("rpmsg", "Remote Processor Messaging")
local addresses = { [ANY] = "not known", [NAME_SERVICE] = "name service" }
local actions = { [0] = "create", [1] = "destroy" }

local fields = {
    src = ProtoField.uint32("rpmsg.src", "Source", base.HEX, addresses),
    dst = ProtoField.uint32("rpmsg.dst", "Destination", base.HEX, addresses),
    reserved = ProtoField.uint32("rpmsg.reserved", "Reserved", base.HEX),
    len = ProtoField.uint16("rpmsg.len", "Payload length", base.DEC),
    flags = ProtoField.uint16("rpmsg.flags", "Flags", base.HEX),
    ns_name = ProtoField.stringz("rpmsg.ns.name", "Channel"),
    ns_addr = ProtoField.uint32("rpmsg.ns.addr", "Address", base.HEX),
    ns_action = ProtoField.uint32("rpmsg.ns.flags", "Action", base.DEC, actions),
}
rpmsg.fields = fields

local short = ProtoExpert.new("rpmsg.short", "Shorter than its header says", expert.group.MALFORMED, expert.severity.WARN)
rpmsg.experts = { short }

local data = Dissector.get("data")

local function address(value)
    if value == ANY then
        return "–"
    end
    return string.format("0x%x", value)
end

local function announcement(payload, tree)
    local name = payload(0, 32):stringz()
    local action = actions[payload(36, 4):le_uint()] or "unknown action on"
    local branch = tree:add(rpmsg, payload(), "Name service announcement")
    branch:add(fields.ns_name, payload(0, 32))
    branch:add_le(fields.ns_addr, payload(32, 4))
    branch:add_le(fields.ns_action, payload(36, 4))
    return string.format("Name service: %s %s at %s", action, name, address(payload(32, 4):le_uint()))
end

function rpmsg.dissector(buffer, packet, root)
    if buffer:len() < HEADER_LENGTH then
        return 0
    end
    local src = buffer(0, 4):le_uint()
    local dst = buffer(4, 4):le_uint()
    local length = buffer(12, 2):le_uint()
    packet.cols.protocol = "RPMsg"
    packet.cols.src = address(src)
    packet.cols.dst = address(dst)
    packet.cols.info = string.format("%s → %s, %d bytes", address(src), address(dst), length)

    local tree = root:add(rpmsg, buffer(0, HEADER_LENGTH))
    tree:add_le(fields.src, buffer(0, 4))
    tree:add_le(fields.dst, buffer(4, 4))
    tree:add_le(fields.reserved, buffer(8, 4))
    tree:add_le(fields.len, buffer(12, 2))
    tree:add_le(fields.flags, buffer(14, 2))

    local there = math.min(length, buffer:len() - HEADER_LENGTH)
    if there < length then
        tree:add_proto_expert_info(short)
    end
    if there > 0 then
        local payload = buffer(HEADER_LENGTH, there):tvb()
        if dst == NAME_SERVICE and there == ANNOUNCEMENT_LENGTH then
            packet.cols.info = announcement(payload, tree)
        else
            data:call(payload, packet, root)
        end
    end
    return buffer:len()
end

DissectorTable.get("wtap_encap"):add(wtap.USER0, rpmsg)
